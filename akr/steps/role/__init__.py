"""Steps of the role: the draft and its versions."""
