"""The ground under the map: rivers, roads and names from files of this machine, and from nowhere else."""
