"""A folder of YAML to a catalogue, with every mistake of every file as a problem at its place."""
