"""Two readings of one case side by side, and the agreed reading that is made from them."""
