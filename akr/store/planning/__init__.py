"""Planning in the store: processes, their plans and their leaders."""
