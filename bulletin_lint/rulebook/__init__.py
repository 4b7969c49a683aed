"""The rules that a run uses: packs, the choice among them, their examples, and waivers."""
