# What an order or a level touches. Key: touched-KIND, with $count.

touched-PERMITS_TOUCHED = { $count ->
        [one] { $count } permit
       *[other] { $count } permits
    }
touched-PERMITS_FLAGGED = { $count ->
        [one] { $count } permit is flagged
       *[other] { $count } permits are flagged
    }
touched-PERMITS_SUSPENDED = { $count ->
        [one] { $count } permit is suspended
       *[other] { $count } permits are suspended
    }
touched-PERMITS_LIFTED = { $count ->
        [one] { $count } permit is held by the zone no longer
       *[other] { $count } permits are held by the zone no longer
    }
touched-PERMITS_CLEARED = { $count ->
        [one] { $count } permit loses a flag that is no longer true
       *[other] { $count } permits lose a flag that is no longer true
    }
touched-PERMITS_NOT_NAMING = { $count ->
        [one] { $count } permit goes there and does not name the zone
       *[other] { $count } permits go there and do not name the zone
    }
touched-INCIDENTS_TOUCHED = { $count ->
        [one] { $count } incident
       *[other] { $count } incidents
    }
touched-WORK_ORDERS_TOUCHED = { $count ->
        [one] { $count } work order
       *[other] { $count } work orders
    }
touched-CREWS_TOUCHED = { $count ->
        [one] { $count } crew
       *[other] { $count } crews
    }
touched-summary = Touches { $parts }
touched-nothing = Touches no permit, incident, work order or crew
