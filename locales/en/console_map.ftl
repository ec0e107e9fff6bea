# The map of the console: layers, legend, time.

console-map-loading = Opening the map…
console-map-not-loaded = The map could not be loaded. The panels work without it.
console-map-zoom-in = Zoom in
console-map-zoom-out = Zoom out
console-map-attribution = Sources of the map
console-map-close = Close
console-map-panel-hide = Hide panel
console-map-panel-show = Show panel
console-map-panel-width = Width of the panel
console-map-sides = Panel or map
console-map-side-panel = Panel
console-map-side-map = Map

## Layers

console-map-layer-zones = Zones
console-map-layer-checkpoints = Checkpoints
console-map-layer-sites = Sites
console-map-layer-incidents = Incidents
console-map-layer-work-orders = Work orders
console-map-layer-crews = Crews
console-map-layer-failed = Not loaded: { $layers }. The page tries again by itself.
console-map-feed-loading = loading…
console-map-feed-shown = loaded
console-map-feed-failed = not loaded
console-map-feed-forbidden = not yours to see
console-map-show-layer = Show on the map

## Labels on the map

console-map-from = from
console-map-shapeless = no boundary, only its checkpoints are known
console-map-minutes = min
console-map-hours = h
console-map-days = d
console-map-checkpoint = Checkpoint
console-map-crew = Crew
console-map-work = Work order
console-map-people = { $count } people
console-map-refusals = { $count } turned back in 24 hours

## Legend

console-map-legend = Legend
console-map-purpose = Colour zones for
console-map-legend-ahead = In force within the next 14 days
console-map-legend-surveyed = Surveyed boundary
console-map-legend-drawn = Boundary drawn by hand
console-map-legend-approximate = Approximate boundary, with its ± metres
console-map-legend-shapeless = Zone without a shape: only its checkpoints are known
console-map-legend-hard = Double edge: a hard barrier, opens for nobody
console-map-legend-fresh = The checkpoint's data is newer than 1 hour
console-map-legend-old = Data or contact older than 1 hour
console-map-legend-silent = Older than 6 hours, or never in touch
console-map-legend-refusals = How many were turned back in 24 hours
console-map-legend-flag = A zone around it has changed: look again
console-map-legend-work = Going on
console-map-legend-held = Waiting or held
console-map-legend-route = Route
console-map-legend-crew = Recent place; the circle is how far it may be off
console-map-legend-crew-old = Place older than 5 minutes, with its age
console-map-basemap = Ground: { $note }.
console-map-no-basemap = No basemap is loaded: only zones and what Fieldpass knows.

## What was clicked, what is in view

console-map-clicked = Chosen on the map
console-map-several = { $count } things here
console-map-also-here = Also here
console-map-in-view = In view
console-map-nothing-in-view = There is nothing in view.
console-map-more = and { $count } more. Zoom in to see fewer.
console-map-ahead = Not in force yet. Begins { $at }.
console-map-next = Changes from { $at }:
console-map-since = Since
console-map-until = Until
console-map-until-further-notice = further notice
console-map-level = Level
console-map-restriction = Restriction of its own
console-map-quality = Boundary
console-map-act = Legal act
console-map-all-purposes = every purpose
console-map-open-zone = Open this zone

## Time

console-map-time = Time
console-map-typed = Day and time to look at
console-map-now = Now
console-map-back-to-now = Back to now
console-map-day-back = −1 day
console-map-hour-back = −1 hour
console-map-hour-on = +1 hour
console-map-day-on = +1 day
console-map-change-before = To the change of zones before
console-map-change-after = To the next change of zones
console-map-known = By what is
console-map-known-now = known until now
console-map-known-then = known then
console-map-known-own = known at another time
console-map-known-at = By what was known at { $at }.
console-map-not-now-past = NOT NOW: the map of { $at }
console-map-not-now-future = NOT YET: the map planned for { $at }
