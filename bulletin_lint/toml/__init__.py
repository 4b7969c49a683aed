"""Settings, packs, profiles and word lists in TOML: where the shipped ones are, reading, decoding, writing."""
