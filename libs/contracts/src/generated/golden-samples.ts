// Made by `npm run api -- document` of libs/contracts/fixtures: what the AsyncAPI document shows as examples.

export const goldenSamples: Readonly<Record<string, unknown>> = {
  "CaptureFailed": {
    "orderId": "019a1c00-0000-7000-8000-000000000001",
    "paymentId": "019a1c00-0000-7000-8000-000000000003",
    "reason": "capture-refused"
  },
  "OrderCancelled": {
    "orderId": "019a1c00-0000-7000-8000-000000000001",
    "reason": "payment-declined"
  },
  "OrderCompleted": {
    "orderId": "019a1c00-0000-7000-8000-000000000001"
  },
  "OrderConfirmed": {
    "orderId": "019a1c00-0000-7000-8000-000000000001"
  },
  "OrderFailed": {
    "orderId": "019a1c00-0000-7000-8000-000000000001",
    "reason": "capture-failed"
  },
  "OrderPlaced": {
    "orderId": "019a1c00-0000-7000-8000-000000000001",
    "customerId": "019a1c00-0000-7000-8000-000000000002",
    "lines": [
      {
        "sku": "MUG-BLUE",
        "quantity": 2,
        "unitPrice": {
          "amount": 1999,
          "currency": "EUR"
        }
      }
    ],
    "total": {
      "amount": 3998,
      "currency": "EUR"
    },
    "paymentToken": "tok_ok"
  },
  "PaymentAuthorized": {
    "orderId": "019a1c00-0000-7000-8000-000000000001",
    "paymentId": "019a1c00-0000-7000-8000-000000000003",
    "amount": {
      "amount": 3998,
      "currency": "EUR"
    }
  },
  "PaymentCaptured": {
    "orderId": "019a1c00-0000-7000-8000-000000000001",
    "paymentId": "019a1c00-0000-7000-8000-000000000003",
    "amount": {
      "amount": 3998,
      "currency": "EUR"
    }
  },
  "PaymentDeclined": {
    "orderId": "019a1c00-0000-7000-8000-000000000001",
    "paymentId": "019a1c00-0000-7000-8000-000000000003",
    "reason": "insufficient-funds"
  },
  "PaymentRefunded": {
    "orderId": "019a1c00-0000-7000-8000-000000000001",
    "paymentId": "019a1c00-0000-7000-8000-000000000003",
    "refundId": "019a1c00-0000-7000-8000-000000000004",
    "amount": {
      "amount": 1999,
      "currency": "EUR"
    }
  },
  "PaymentVoided": {
    "orderId": "019a1c00-0000-7000-8000-000000000001",
    "paymentId": "019a1c00-0000-7000-8000-000000000003",
    "amount": {
      "amount": 3998,
      "currency": "EUR"
    }
  },
  "ProductChanged": {
    "sku": "MUG-BLUE",
    "name": "Blue mug",
    "price": {
      "amount": 1999,
      "currency": "EUR"
    },
    "listed": true,
    "version": 1
  },
  "ProductDelisted": {
    "sku": "MUG-BLUE",
    "name": "Blue mug",
    "price": {
      "amount": 1999,
      "currency": "EUR"
    },
    "listed": false,
    "version": 1
  },
  "ProductListed": {
    "sku": "MUG-BLUE",
    "name": "Blue mug",
    "price": {
      "amount": 1999,
      "currency": "EUR"
    },
    "listed": true,
    "version": 1
  },
  "ReservationExpiring": {
    "orderId": "019a1c00-0000-7000-8000-000000000001",
    "reservedAt": "2026-01-01T12:00:00.000Z"
  },
  "StockCommitted": {
    "orderId": "019a1c00-0000-7000-8000-000000000001"
  },
  "StockRejected": {
    "orderId": "019a1c00-0000-7000-8000-000000000001",
    "lines": [
      {
        "sku": "MUG-BLUE",
        "reason": "sold-out"
      }
    ]
  },
  "StockReleased": {
    "orderId": "019a1c00-0000-7000-8000-000000000001",
    "restocked": false
  },
  "StockReserved": {
    "orderId": "019a1c00-0000-7000-8000-000000000001",
    "lines": [
      {
        "sku": "MUG-BLUE",
        "quantity": 2
      }
    ]
  },
  "UserClosed": {
    "userId": "019a1c00-0000-7000-8000-000000000002"
  },
  "UserRegistered": {
    "userId": "019a1c00-0000-7000-8000-000000000002"
  },
  "UserUpdated": {
    "userId": "019a1c00-0000-7000-8000-000000000002"
  }
};
