"""Checks of what is known of protocols: messages, attributes, participants, state machines, dialogues."""
