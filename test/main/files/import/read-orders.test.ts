import { describe, expect, it } from 'vitest';
import { readOrders } from '../../../../src-main/files/import/read-orders.ts';
import { parseOrder } from '../../../../src-main/hosts/cli/order-text.ts';
import { scratchFolder } from '../scratch-folder.ts';

const folder = scratchFolder();
const read = (content: string) => readOrders(folder.write('orders.csv', content));

describe('a file of orders', () => {
  it('has symbol and quantity, and side, strategy and price where wanted', async () => {
    expect(await read('Symbol,Side,Quantity,Strategy,Price\nAAA,BUY,10.5,Value,99.9\nBBB,short,3,,\n')).toEqual([
      { symbol: 'AAA', side: 'buy', quantity: '10.5', strategy: 'Value', price: '99.9' },
      { symbol: 'BBB', side: 'sell', quantity: '3' },
    ]);
    expect(await read('symbol;quantity\nAAA;-12,5\n')).toEqual([{ symbol: 'AAA', quantity: '-12.5' }]);
  });

  it('names every bad row', async () => {
    await expect(read('symbol,side,quantity,price\n,hold,x,1\nAAA,sell,-3,0\nBBB,buy,0,1\n')).rejects.toMatchObject({
      code: 'BAD_ROWS',
      message: expect.stringMatching(/^6 bad rows: /) as string,
      place: 'orders.csv:2:symbol',
    });
  });

  it('is refused without its columns or rows', async () => {
    await expect(read('symbol,side\nAAA,buy\n')).rejects.toMatchObject({ code: 'MISSING_COLUMN' });
    await expect(read('symbol,quantity\n')).rejects.toMatchObject({ code: 'BAD_ROWS' });
  });
});

describe('an order on the command line', () => {
  it('has a side, a size and a symbol, and a price and a strategy where wanted', () => {
    expect(parseOrder('BUY 1000 AAPL')).toEqual({ side: 'buy', quantity: '1000', symbol: 'AAPL' });
    expect(parseOrder(' sell 2.5 BRK.B @ 410.50 for Deep Value ')).toEqual({
      side: 'sell',
      quantity: '2.5',
      symbol: 'BRK.B',
      price: '410.50',
      strategy: 'Deep Value',
    });
  });

  it.each(['', 'BUY AAPL', 'BUY -5 AAPL', 'HOLD 5 AAPL', 'BUY 5 AAPL 100'])('refuses "%s"', (text) => {
    expect(() => parseOrder(text)).toThrow('is not an order');
  });
});
