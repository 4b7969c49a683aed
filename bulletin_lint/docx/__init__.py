"""Word files. The only folder that knows XML: the package itself here, reading in read/, writing in write/."""
