"""Writing notes on one source, and taking passages of them up as evidence."""
