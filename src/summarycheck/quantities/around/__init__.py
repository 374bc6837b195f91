"""What stands beside numbers that agree (``context``): exchanged (``order``, ``beside``), by and to (``changes``), ``directions``, ``limits``."""
