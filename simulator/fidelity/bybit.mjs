// Bybit's most used client.
import { RestClientV5, WebsocketClient } from 'bybit-api';
import { deep, end, expect, trade } from './calls.mjs';
import { server } from './servers.mjs';

const at = server('bybit');
const rest = new RestClientV5({ key: at.key, secret: at.secret, baseUrl: at.rest });
const category = 'linear';
const symbol = 'ETHUSDT';
const link = `rest-${Date.now()}`;
const silent = { trace() {}, info() {}, error() {} };
let bid;
let ask;

await trade('bybit-api', 'bybit', {
  markets: async () => (await said(rest.getInstrumentsInfo({ category }))).list.map((one) => one.symbol),
  book: async () => {
    const book = await said(rest.getOrderbook({ category, symbol, limit: 5 }));
    [[bid], [ask]] = [book.b[0], book.a[0]];
    expect(Number(bid) < Number(ask), 'the bid is below the ask');
    return [bid, ask];
  },
  balance: async () => (await said(rest.getWalletBalance({ accountType: 'UNIFIED' }))).list[0].totalWalletBalance,
  place: async () => (await said(rest.submitOrder(limit('0.05', (bid * 0.97).toFixed(2), 'PostOnly', link)))).orderId,
  query: async () => {
    const order = await read(link);
    expect(order.orderStatus === 'New', `it rests, was ${order.orderStatus}`);
    return order.orderStatus;
  },
  'partial fill': async () => {
    const other = `${link}-p`;
    const book = await said(rest.getOrderbook({ category, symbol, limit: 20 }));
    await said(rest.submitOrder(limit('90', deep(book.a), 'GTC', other)));
    const order = await read(other);
    await rest.cancelOrder({ category, symbol, orderLinkId: other });
    expect(Number(order.cumExecQty) > 0, 'some of it is filled');
    return [order.orderStatus, order.cumExecQty];
  },
  cancel: async () => {
    await said(rest.cancelOrder({ category, symbol, orderLinkId: link }));
    const order = await read(link);
    expect(order.orderStatus === 'Cancelled', `it has ended, was ${order.orderStatus}`);
    return order.orderStatus;
  },
  positions: async () => {
    const [held] = (await said(rest.getPositionInfo({ category, symbol }))).list;
    expect(Number(held.size) > 0, 'what was filled is held');
    return [held.side, held.size];
  },
  'funding history': async () => {
    const { list } = await said(rest.getFundingRateHistory({ category, symbol, limit: 3 }));
    expect(list.length === 3, 'there were payments');
    return list.map((one) => one.fundingRate);
  },
  stream: () =>
    new Promise((done, fail) => {
      const socket = new WebsocketClient({ key: at.key, secret: at.secret, wsUrl: `${at.stream}/v5/public/linear` }, silent);
      socket.on('update', (message) => {
        done(message.topic);
        socket.closeAll(true);
      });
      socket.on('exception', fail);
      socket.subscribeV5(`orderbook.50.${symbol}`, category);
    }),
});
end();

function limit(qty, price, timeInForce, orderLinkId) {
  return { category, symbol, side: 'Buy', orderType: 'Limit', qty, price, timeInForce, orderLinkId };
}

async function read(orderLinkId) {
  return (await said(rest.getActiveOrders({ category, symbol, orderLinkId }))).list[0];
}

async function said(answer) {
  const { retCode, retMsg, result } = await answer;
  expect(retCode === 0, `${retCode} ${retMsg}`);
  return result;
}
