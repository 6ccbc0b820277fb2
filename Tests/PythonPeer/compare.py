#!/usr/bin/env python3
"""Compares this project with Adobe's published Python SDK, request by request.

  python3 -m venv VENV && VENV/bin/pip install -r Tests/PythonPeer/requirements.txt
  swift build
  VENV/bin/python Tests/PythonPeer/compare.py --program .build/debug/target-explorer

Every saved request of the demo is decided three times: by `target-explorer get-offers`, by the Python SDK
server-side, and by the Python SDK on-device. The SDK talks to `target-explorer sandbox`, which this script
starts; nothing leaves the machine. The offers have to be the same. The script ends with status 0 when they
are, 1 when they are not, 2 when something it needs is missing.

How the SDK is used, and why:

- The SDK is not changed. Two of its values are set from outside, because it has no option for them: the
  address of the geo service, which it always calls by HTTPS, and the clock of requests that are for a
  certain time.
- Each server-side call has a client of its own. After the first answer the SDK prefers the edge cluster's
  host `mboxedge35.tt.omtrdc.net` to its server domain, as it should with Target. The cookie of a request
  would lead it there too, so its visitor id goes into the request.
- On-device, the sandbox says `--cluster none`. So the SDK stays with it for its notifications too.
- The SDK keeps the host of the first configuration in a process for all others. It is made to forget it.
- The SDK's model insists on a token in `trace`. Traces do not change offers, so none of the three is asked
  for any.

Differences that are the Python SDK's own are left out of the comparison or listed in KNOWN:

- It evaluates the page load whenever `execute` or `prefetch` is there. One that was not asked for is left out.
- It sorts views by name. They are compared by name.
"""
import argparse
import contextlib
import copy
import datetime
import json
import os
import subprocess
import sys
import threading
import types
import urllib.request
from unittest import mock

CLIENT = "acmeclient"
ORGANIZATION = "0DD9AB8C5E0F1A2B0A495C7E@AdobeOrg"

# (request file, method, location): why the Python SDK differs there.
KNOWN = {
    ("08-app-banner-android-tablet.json", method, "execute.mboxes[0] app-banner"):
        "The SDK's context has no client hints, so neither its engine nor the server hears of them."
    for method in ("server-side", "on-device")
}


class Sandbox:
    """A running `target-explorer sandbox` on a free port."""

    def __init__(self, program, cluster, at, artifact):
        command = [program, "sandbox", "--port", "0", "--quiet", "--cluster", cluster]
        command += ["--at", at] if at else []
        command += ["--artifact", artifact] if artifact else []
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.url = self.process.stdout.readline().strip()
        if not self.url:
            raise SystemExit("the sandbox did not start: " + " ".join(command))
        self.domain = self.url.split("//", 1)[1]

    def get(self, path, headers=None):
        with urllib.request.urlopen(urllib.request.Request(self.url + path, headers=headers or {})) as answer:
            return json.load(answer)

    def stop(self):
        self.process.terminate()
        return self.process.wait(timeout=10)


class Sandboxes:
    """Sandboxes by cluster and clock, started when they are needed."""

    def __init__(self, program, artifact):
        self.program, self.artifact, self.running = program, artifact, {}

    def get(self, cluster, at):
        if (cluster, at) not in self.running:
            self.running[cluster, at] = Sandbox(self.program, cluster, at, self.artifact)
        return self.running[cluster, at]

    def stop(self):
        statuses = [sandbox.stop() for sandbox in self.running.values()]
        if any(statuses):
            raise SystemExit("a sandbox ended with status %s" % statuses)


# Offers of this project


def offers_of_product(program, saved, artifact):
    # Without a client named, the program decides by the artifact at hand and asks no server of Adobe's.
    command = [program, "get-offers", "--request", "-", "--organization", ORGANIZATION, "--format", "json"]
    command += ["--artifact", artifact] if artifact else []
    done = subprocess.run(command, input=json.dumps(saved), capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit("get-offers failed: " + done.stderr)
    return offers(json.loads(done.stdout)["response"], saved["request"])


# Offers of the Python SDK


def visitor_id_of_cookie(cookie):
    for part in (cookie or "").split("|"):
        fields = part.split("#")
        if len(fields) == 3 and fields[0] == "PC":
            return fields[1]
    return None


def request_of_sdk(saved):
    """The request as a value of the SDK, made by its own reader of JSON."""
    request = copy.deepcopy(saved["request"])
    visitor = visitor_id_of_cookie(saved.get("targetCookie"))
    if visitor:
        request.setdefault("id", {}).setdefault("tntId", visitor)
    reader = delivery_api_client.ApiClient()
    return getattr(reader, "_ApiClient__deserialize")(request, "DeliveryRequest")


@contextlib.contextmanager
def surroundings_of_sdk(sandbox, at):
    with contextlib.ExitStack() as stack:
        stack.enter_context(mock.patch.object(
            target_decisioning_engine.geo_provider, "get_geo_lookup_path",
            lambda config: sandbox.url + "/v1/geo"))
        if at:
            instant = datetime.datetime.fromisoformat(at.replace("Z", "+00:00")).replace(tzinfo=None)
            clock = types.SimpleNamespace(datetime=types.SimpleNamespace(utcnow=lambda: instant))
            stack.enter_context(mock.patch.object(
                target_decisioning_engine.context_provider, "datetime", clock))
        yield


def offers_of_sdk(method, sandbox, saved):
    request = request_of_sdk(saved)
    delivery_api_client.Configuration.set_default(None)
    client = target_python_sdk.TargetClient.create({
        "client": CLIENT, "organization_id": ORGANIZATION, "decisioning_method": method,
        "secure": False, "server_domain": sandbox.domain, "polling_interval": 0,
        "artifact_location": sandbox.url + "/" + CLIENT + "/production/v1/rules.json"})
    with surroundings_of_sdk(sandbox, saved.get("at")):
        result = client.get_offers({"request": request, "session_id": saved.get("sessionId")})
    for thread in threading.enumerate():  # Notifications are sent in the background.
        if thread is not threading.main_thread():
            thread.join(timeout=10)
    response = delivery_api_client.ApiClient().sanitize_for_serialization(result["response"])
    if response.get("status") not in (200, 206):
        raise SystemExit("the SDK got status %s" % response.get("status"))
    if method == "server-side" and not response["id"]["tntId"]:
        raise SystemExit("the sandbox gave no visitor id")
    return offers(response, saved["request"])


# Comparing


def content(options):
    return [{"type": option.get("type"), "content": option.get("content")} for option in options or []]


def offers(response, request):
    """The offers of a response by where they are shown."""
    found = {}
    for mode in ("execute", "prefetch"):
        part = response.get(mode) or {}
        if "pageLoad" in request.get(mode, {}):
            found[mode + ".pageLoad"] = content((part.get("pageLoad") or {}).get("options"))
        for mbox in part.get("mboxes") or []:
            found.setdefault("%s.mboxes[%s] %s" % (mode, mbox.get("index"), mbox["name"]), []).extend(
                content(mbox.get("options")))
        for view in part.get("views") or []:
            found["%s.views %s" % (mode, view["name"])] = content(view.get("options"))
    return found


def differences(name, method, ours, theirs, used):
    """Sentences about the locations whose offers differ without a reason."""
    for location in sorted(set(ours) | set(theirs)):
        if ours.get(location) == theirs.get(location):
            continue
        if (name, method, location) in KNOWN:
            used.add((name, method, location))
            continue
        yield "%s, %s, %s:\n  target-explorer %s\n  Python SDK      %s" % (
            name, method, location, json.dumps(ours.get(location)), json.dumps(theirs.get(location)))


def compare(name, saved, program, artifact, sandboxes, used):
    at = saved.get("at")
    saved = copy.deepcopy(saved)
    saved["request"].pop("trace", None)
    geo = saved["request"].get("context", {}).get("geo", {})
    if set(geo) == {"ipAddress"}:  # All three are to hear the same of the geo service.
        saved["geo"] = sandboxes.get("35", at).get("/v1/geo", {"x-forwarded-for": geo["ipAddress"]})
    ours = offers_of_product(program, saved, artifact)
    found = []
    for method, cluster in (("server-side", "35"), ("on-device", "none")):
        theirs = offers_of_sdk(method, sandboxes.get(cluster, at), saved)
        found += differences(name, method, ours, theirs, used)
    print("%-45s %2d locations  %s" % (name, len(ours), "differs" if found else "same"))
    return found


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    parser = argparse.ArgumentParser(description="Compare with the published Python SDK.")
    parser.add_argument("--program", required=True, help="target-explorer")
    parser.add_argument("--requests", default=os.path.join(here, "..", "..", "Resources", "Demo", "requests"))
    parser.add_argument("--artifact", help="an artifact other than the demo's")
    arguments = parser.parse_args()
    program = os.path.abspath(arguments.program)
    if not os.access(program, os.X_OK):
        print("There is no program at %s: build it first." % arguments.program, file=sys.stderr)
        return 2

    sandboxes, used, found = Sandboxes(program, arguments.artifact), set(), []
    try:
        for name in sorted(os.listdir(arguments.requests)):
            with open(os.path.join(arguments.requests, name), encoding="utf-8") as file:
                found += compare(name, json.load(file), program, arguments.artifact, sandboxes, used)
        notified = sum(
            sandbox.get("/status.json")["notificationCount"] for sandbox in sandboxes.running.values())
    finally:
        sandboxes.stop()
    found += ["%s, %s, %s is listed as a known difference and is none" % known for known in set(KNOWN) - used]
    print("%d notifications of the SDK arrived, %d known differences" % (notified, len(used)))
    for sentence in found:
        print(sentence, file=sys.stderr)
    return 1 if found or not notified else 0


if __name__ == "__main__":
    try:
        import delivery_api_client
        import target_decisioning_engine.context_provider
        import target_decisioning_engine.geo_provider
        import target_python_sdk
    except ImportError as error:
        print("The Python SDK is missing (%s): see the top of this file." % error, file=sys.stderr)
        sys.exit(2)
    sys.exit(main())
