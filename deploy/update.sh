#!/bin/sh
# Replaces web app and worker, one place after the other, so that nobody notices.
#   ./update.sh              builds what is checked out and goes there
#   ./update.sh --rollback   goes back to the images from before the last update
set -eu
cd "$(dirname "$0")"

IMAGES='partyquiz-web partyquiz-ws'
PLACES='web-a web-b ws-a ws-b'
# Caddy asks for the health every second: it knows the new place before the next one is emptied.
SETTLE_SECONDS=${SETTLE_SECONDS:-3}
HEALTHY_SECONDS=180

say() { printf '%s\n' "$*" >&2; }

# The id of an image, nothing where there is none.
id_of() { docker image inspect --format '{{.Id}}' "$1" 2>/dev/null || true; }

health_of() {
  container=$(docker compose ps --quiet "$1")
  if [ -n "$container" ]; then docker inspect --format '{{.State.Health.Status}}' "$container"; fi
}

# The image that a healthy one of these places runs, nothing where none is healthy.
image_running_in() {
  for place in "$@"; do
    if [ "$(health_of "$place")" = healthy ]; then
      docker inspect --format '{{.Image}}' "$(docker compose ps --quiet "$place")"
      return
    fi
  done
}

build() {
  # What ran well last; what was built since and never got healthy is nothing to go back to. Before the first update
  # nothing is marked as good yet: then it is what runs.
  before_web=$(id_of partyquiz-web:good)
  before_ws=$(id_of partyquiz-ws:good)
  before_web=${before_web:-$(image_running_in web-a web-b)}
  before_ws=${before_ws:-$(image_running_in ws-a ws-b)}
  SOURCE_COMMIT=$(git rev-parse HEAD 2>/dev/null || true)
  export SOURCE_COMMIT
  docker compose build web-a ws-a
  # Only now: a build that fails must not cost the way back. And both or neither: they belong together.
  if [ "$before_web$before_ws" != "$(id_of partyquiz-web:current)$(id_of partyquiz-ws:current)" ]; then
    if [ -n "$before_web" ]; then docker tag "$before_web" partyquiz-web:previous; fi
    if [ -n "$before_ws" ]; then docker tag "$before_ws" partyquiz-ws:previous; fi
  fi
}

roll_back() {
  for image in $IMAGES; do
    if [ -z "$(id_of "$image:previous")" ]; then
      say "There is no $image:previous to go back to."
      exit 1
    fi
  done
  for image in $IMAGES; do docker tag "$image:previous" "$image:current"; done
}

replace() {
  say "replacing $1 …"
  if ! docker compose up --detach --no-deps --no-build --wait --wait-timeout "$HEALTHY_SECONDS" "$1"; then
    say "$1 did not get healthy. The other place serves on, with the version before."
    say "Why: docker compose logs --tail 50 $1"
    say "Back: ./update.sh --rollback"
    exit 1
  fi
  sleep "$SETTLE_SECONDS"
}

case "${1:-}" in
  '') build ;;
  --rollback) roll_back ;;
  *)
    say 'Usage: ./update.sh [--rollback]'
    exit 2
    ;;
esac
for place in $PLACES; do
  if [ "$(health_of "$place")" != healthy ]; then say "Note: $place is not healthy now, so people may notice this update."; fi
done
for place in $PLACES; do replace "$place"; done
for image in $IMAGES; do docker tag "$image:current" "$image:good"; done
# Images of ours that no tag names any more.
docker image prune --force --filter label=partyquiz.image >/dev/null
say 'Done.'
