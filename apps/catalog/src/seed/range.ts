/** One article of a range, sold in each of its variants. */
export interface Article {
  /** Begins the SKU. */
  readonly code: string;
  readonly name: string;
  /** Of the first variant, in minor units. */
  readonly price: number;
  readonly description: string;
}

export interface Variant {
  /** Ends the SKU. */
  readonly code: string;
  readonly name: string;
  /** Minor units that it costs more. */
  readonly extra?: number;
}

/** Everything of a category: each article in each variant. */
export interface Range {
  readonly category: string;
  readonly articles: readonly Article[];
  readonly variants: readonly Variant[];
}
