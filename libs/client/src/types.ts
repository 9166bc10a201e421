import type { components, operations } from './generated/shop-api.js';

/** What the shop's API takes and gives, under the names of its document. */
export type Schemas = components['schemas'];

/** RFC 9457; `code` is for programs. */
export type Problem = Schemas['Problem'];
export type Money = Schemas['Money'];
export type Product = Schemas['Product'];
export type CreateProduct = Schemas['CreateProductInput'];
export type AdjustStock = Schemas['AdjustStock'];
export type ProductPage = Schemas['ProductPage'];
export type Order = Schemas['Order'];
export type OrderStatus = Order['status'];
export type OrderPage = Schemas['OrderPage'];
export type PlaceOrder = Schemas['PlaceOrder'];
export type TimelineEntry = Schemas['TimelineEntry'];
export type Payment = Schemas['Payment'];
export type Tokens = Schemas['Session'];
export type User = Schemas['User'];
export type Operations = operations;
