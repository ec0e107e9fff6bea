"""Administrative units: provinces, districts, communes, hamlets, each with its time."""
