"""What a replay holds against a flow; each rule sees the context and a world, and reports."""
