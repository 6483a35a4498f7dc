"""X10's own client."""

import asyncio
import contextlib
import json
import os
import sys
import time
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal

from x10.clients.rest.rest_api_client import RestApiClient
from x10.clients.stream.stream_client import StreamClient
from x10.config import TESTNET_CONFIG
from x10.core.stark_account import StarkPerpetualAccount
from x10.errors import ApiError
from x10.models.order import OrderSide, TimeInForce

MARKET = "ETH-USD"
FEE = Decimal("0.0005")
PATIENCE = 30
SETTLED = 1.5

with open(os.environ["SERVERS"]) as servers:
    AT = next(one for one in json.load(servers) if one["venue"] == "x10")


async def main():
    endpoints = replace(
        TESTNET_CONFIG.endpoints,
        api_base_url=AT["rest"] + "/api/v1",
        api_base_order_management_url=AT["rest"] + "/api/v1",
        stream_url=AT["stream"] + "/stream.extended.exchange/v1",
    )
    account = StarkPerpetualAccount(AT["vault"], AT["secret"], AT["publicKey"], AT["key"])
    async with RestApiClient(replace(TESTNET_CONFIG, endpoints=endpoints), account) as client:
        worked = [await row(name, call) for name, call in calls(client, endpoints).items()]
    sys.exit(0 if all(worked) else 1)


def calls(client, endpoints):
    link = f"rest-{time.time_ns()}"

    async def best(side, deep=0):
        levels = getattr((await client.info.get_orderbook_snapshot(market_name=MARKET)).data, side)
        return levels[min(deep, len(levels) - 1)].price

    async def buy(amount, price, external_id, post_only=False):
        placed = await client.place_order(
            MARKET, Decimal(amount), price, OrderSide.BUY, FEE,
            post_only=post_only, time_in_force=TimeInForce.GTT, external_id=external_id,
        )
        await asyncio.sleep(SETTLED)
        return placed.data.id

    async def read(external_id):
        return (await client.account.get_order_by_external_id(external_id)).data[0]

    async def markets():
        return [one.name for one in (await client.info.get_markets()).data]

    async def book():
        bid, ask = await best("bid"), await best("ask")
        assert bid < ask, "the bid is below the ask"
        return [str(bid), str(ask)]

    async def balance():
        return str((await client.account.get_balance()).data.balance)

    async def place():
        far = (await best("bid") * Decimal("0.97")).quantize(Decimal("0.1"))
        return await buy("0.05", far, link, post_only=True)

    async def query():
        order = await read(link)
        assert order.status == "NEW", f"it rests, was {order.status}"
        return order.status

    async def partial_fill():
        other = link + "-p"
        await buy("90", await best("ask", deep=9), other)  # the market moves on meanwhile
        order = await read(other)
        with contextlib.suppress(ApiError):  # all of it may be filled by now
            await client.orders.cancel_order_by_external_id(other)
        assert order.filled_qty > 0, "some of it is filled"
        return [order.status, str(order.filled_qty)]

    async def cancel():
        await client.orders.cancel_order_by_external_id(link)
        await asyncio.sleep(SETTLED)
        order = await read(link)
        assert order.status == "CANCELLED", f"it has ended, was {order.status}"
        return order.status

    async def positions():
        held = (await client.account.get_positions(market_names=[MARKET])).data
        assert held and held[0].size > 0, "what was filled is held"
        return [held[0].side, str(held[0].size)]

    async def funding_history():
        now = datetime.now(timezone.utc)
        rates = await client.info.get_funding_rates_history(
            market_name=MARKET, start_time=now - timedelta(days=2), end_time=now
        )
        assert rates.data, "there were payments"
        return len(rates.data)

    async def stream():
        async with StreamClient(api_url=endpoints.stream_url).subscribe_to_orderbooks(MARKET) as books:
            return (await books.recv()).data.market

    return {
        "markets": markets, "book": book, "balance": balance, "place": place, "query": query,
        "partial fill": partial_fill, "cancel": cancel, "positions": positions,
        "funding history": funding_history, "stream": stream,
    }


async def row(name, call):
    began = time.monotonic()
    try:
        said, worked = await asyncio.wait_for(call(), PATIENCE), True
    except Exception as error:
        said, worked = f"{type(error).__name__}: {error}", False
    millis = round((time.monotonic() - began) * 1000)
    print("x10 official", "x10", name, "ok" if worked else "FAILED", f"{millis} ms", str(said)[:160], sep="\t")
    return worked


asyncio.run(main())
