"""What may befall a name in a translation, a module for each."""
