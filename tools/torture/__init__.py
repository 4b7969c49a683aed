"""Word files of every shape, and damaged ones, on which everything that the program promises must hold."""
