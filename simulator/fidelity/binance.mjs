// Binance's own client.
import { DerivativesTradingUsdsFutures } from '@binance/derivatives-trading-usds-futures';
import { deep, end, expect, trade } from './calls.mjs';
import { server } from './servers.mjs';

const at = server('binance');
const client = new DerivativesTradingUsdsFutures({
  configurationRestAPI: { apiKey: at.key, apiSecret: at.secret, basePath: at.rest },
  configurationWebsocketStreams: { wsURL: at.stream },
});
const rest = client.restAPI;
const symbol = 'ETHUSDT';
const link = `rest-${Date.now()}`;
let bid;

await trade('binance official', 'binance', {
  markets: async () => (await said(rest.exchangeInformation())).symbols.map((one) => one.symbol),
  book: async () => {
    const book = await said(rest.orderBook({ symbol, limit: 5 }));
    bid = book.bids[0][0];
    expect(Number(bid) < Number(book.asks[0][0]), 'the bid is below the ask');
    return [bid, book.asks[0][0]];
  },
  balance: async () => (await said(rest.futuresAccountBalanceV3())).map((one) => [one.asset, one.balance]),
  place: async () => (await said(rest.newOrder(limit(0.05, (bid * 0.97).toFixed(2), 'GTX', link)))).orderId,
  query: async () => {
    const { status } = await read(link);
    expect(status === 'NEW', `it rests, was ${status}`);
    return status;
  },
  'partial fill': async () => {
    const other = `${link}-p`;
    const book = await said(rest.orderBook({ symbol, limit: 20 }));
    await said(rest.newOrder(limit(90, deep(book.asks), 'GTC', other)));
    const order = await read(other);
    await said(rest.cancelOrder({ symbol, origClientOrderId: other })).catch(() => {});
    expect(Number(order.executedQty) > 0, 'some of it is filled');
    return [order.status, order.executedQty];
  },
  cancel: async () => {
    const { status } = await said(rest.cancelOrder({ symbol, origClientOrderId: link }));
    expect(status === 'CANCELED', `it has ended, was ${status}`);
    return status;
  },
  positions: async () => {
    const [held] = await said(rest.positionInformationV3({ symbol }));
    expect(Number(held.positionAmt) > 0, 'what was filled is held');
    return held.positionAmt;
  },
  'funding history': async () => {
    const rates = await said(rest.getFundingRateHistory({ symbol, limit: 3 }));
    expect(rates.length === 3, 'there were payments');
    return rates.map((one) => one.fundingRate);
  },
  stream: async () => {
    const socket = await client.websocketStreams.connect();
    const depth = socket.diffBookDepthStreams({ symbol: symbol.toLowerCase() });
    const message = await new Promise((done) => depth.on('message', done));
    await socket.disconnect();
    return message.e;
  },
});
end();

function limit(quantity, price, timeInForce, newClientOrderId) {
  return { symbol, side: 'BUY', type: 'LIMIT', quantity, price, timeInForce, newClientOrderId };
}

function read(origClientOrderId) {
  return said(rest.queryOrder({ symbol, origClientOrderId }));
}

async function said(answer) {
  return (await answer).data();
}
