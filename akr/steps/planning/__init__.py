"""Steps of planning: processes, their plans and their leaders."""
