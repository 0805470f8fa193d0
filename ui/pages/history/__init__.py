"""History: who changed what when, of the record that one comes from."""
