"""The rules by shape, ending and context, one module for each kind of name."""
