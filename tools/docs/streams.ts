/** Where events are appended, in the order of the page. Each event stands in one of them. */
export const streams: readonly { readonly title: string; readonly name: string; readonly types: readonly string[] }[] = [
  {
    title: 'Product',
    name: 'product-<sku>',
    types: ['ProductAdded', 'ProductRevised', 'ProductPriceChanged', 'ProductPublished', 'ProductDiscontinued'],
  },
  {
    title: 'Stock',
    name: 'stock-<sku>',
    types: ['StockReceived', 'StockAdjusted', 'StockReserved', 'StockReleased', 'StockDispatched', 'StockRestocked'],
  },
  {
    title: 'Order',
    name: 'order-<orderId>',
    types: [
      'OrderPlaced',
      'OrderConfirmed',
      'OrderRejected',
      'OrderCancelled',
      'OrderShipped',
      'OrderDelivered',
      'OrderLinesReturned',
      'OrderErased',
    ],
  },
  {
    title: 'Payment',
    name: 'payment-<orderId>',
    types: ['PaymentRequested', 'PaymentCaptured', 'PaymentDeclined', 'PaymentExpired', 'PaymentRefunded'],
  },
  { title: 'Wallet', name: 'wallet-<customerId>', types: ['WalletCredited', 'WalletDebited'] },
  { title: 'Credit note', name: 'credit-note-<creditNoteId>', types: ['CreditNoteIssued'] },
  {
    title: 'Customer',
    name: 'customer-<customerId>',
    types: ['CustomerRegistered', 'ContactDetailsChanged', 'CustomerErased', 'EmailClaimLapsed'],
  },
  { title: 'E-mail address', name: 'email-<HMAC of the address>', types: ['EmailClaimed', 'EmailReleased'] },
  {
    title: 'Fulfilment',
    name: 'fulfilment-<orderId>',
    types: ['FulfilmentStarted', 'FulfilmentAdvanced', 'FulfilmentOutcomesRecorded'],
  },
];
