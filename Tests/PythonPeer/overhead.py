#!/usr/bin/env python3
"""Measures get_offers of Adobe's published Python SDK against the edge that `client-endurance` measures against.

  swift build --package-path Tests/Benchmarks -c release --product client-endurance
  VENV/bin/python Tests/PythonPeer/overhead.py --edge Tests/Benchmarks/.build/release/client-endurance

The figures stand beside those of `client-endurance overhead`, which makes the same call: get_offers server-side, and
a bare POST of a body of the same kind by urllib3, which the SDK sends with, in turns, each over a connection that
stays open.
"""
import argparse
import json
import statistics
import subprocess
import time

import delivery_api_client
import target_python_sdk
import urllib3

CLIENT = "acmeclient"
ORGANIZATION = "0DD9AB8C5E0F1A2B0A495C7E@AdobeOrg"


class Edge:
    """A running `client-endurance serve`. It ends when its standard input does."""

    def __init__(self, program):
        self.process = subprocess.Popen(
            [program, "serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.domain = "127.0.0.1:" + self.process.stdout.readline().strip()

    def stop(self):
        self.process.stdin.close()
        self.process.wait(timeout=10)


def measure(work, durations):
    start = time.perf_counter()
    work()
    durations.append(1000 * (time.perf_counter() - start))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--edge", required=True, help="the program client-endurance")
    parser.add_argument("--request", default="Resources/Demo/requests/01-homepage-hero.json")
    parser.add_argument("--calls", type=int, default=2000)
    arguments = parser.parse_args()

    with open(arguments.request, encoding="utf-8") as file:
        saved = json.load(file)
    saved["request"].pop("trace", None)
    edge = Edge(arguments.edge)
    reader = getattr(delivery_api_client.ApiClient(), "_ApiClient__deserialize")
    request = reader(saved["request"], "DeliveryRequest")
    # The SDK keeps the host of the first configuration in a process for all others.
    delivery_api_client.Configuration.set_default(None)
    client = target_python_sdk.TargetClient.create({
        "client": CLIENT, "organization_id": ORGANIZATION, "secure": False,
        "server_domain": edge.domain})
    options = {"request": request, "session_id": saved.get("sessionId")}
    url = "http://%s/rest/v1/delivery?client=%s&sessionId=s" % (edge.domain, CLIENT)
    body = json.dumps(saved["request"]).encode()
    pool = urllib3.PoolManager()

    sdk, bare = [], []
    for number in range(arguments.calls + arguments.calls // 10):
        if number == arguments.calls // 10:  # The first ones warm up.
            sdk, bare = [], []
        measure(lambda: client.get_offers(options), sdk)
        measure(lambda: pool.request(
            "POST", url, body=body, headers={"Content-Type": "application/json"}).data, bare)
    edge.stop()
    for name, durations in (("get_offers", sdk), ("bare POST", bare)):
        print("%-10s  median %.3f, 99th %.3f ms" % (
            name, statistics.median(durations), statistics.quantiles(durations, n=100)[98]))
    print("overhead at the median  %.1f %%" % (
        100 * (statistics.median(sdk) / statistics.median(bare) - 1)))


if __name__ == "__main__":
    main()
