import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

const where = 'listed';

@Entity('products')
@Index('products_by_name', ['name', 'sku'], { where })
@Index('products_by_price', ['price_minor', 'sku'], { where })
@Index('products_by_age', ['created_at', 'sku'], { where })
@Index('products_by_category_and_name', ['category', 'name', 'sku'], { where })
@Index('products_by_category_and_price', ['category', 'price_minor', 'sku'], { where })
@Index('products_by_category_and_age', ['category', 'created_at', 'sku'], { where })
@Index('products_by_stock', ['in_stock', 'name', 'sku'], { where })
@Index('products_by_part_of_name', { synchronize: false })
@Check('products_price', 'price_minor BETWEEN 1 AND 10000000')
@Check('products_stock', 'reserved >= 0 AND on_hand >= 0 AND reserved <= on_hand')
@Check('products_in_stock', 'in_stock = (on_hand > reserved)')
export class ProductRow {
  @PrimaryColumn('text') sku: string;
  @Column('text') name: string;
  @Column('text') description: string;
  @Column('text') category: string;
  @Column('bigint') price_minor: number;
  @Column('text') currency: string;
  @Column('text') image_url: string;
  /** False once it is sold no more; the row stays, for old orders and reservations name it. */
  @Column('boolean', { default: true }) listed: boolean;
  @Column('bigint', { default: 0 }) on_hand: number;
  @Column('bigint', { default: 0 }) reserved: number;
  @Column('boolean', { default: false }) in_stock: boolean;
  /** The first part of the ETag: +1 per change of anything but stock. */
  @Column('int', { default: 1 }) version: number;
  /** The second part: +1 per change of stock. */
  @Column('int', { default: 0 }) stock_version: number;
  /** +1 per event of the product: the outbox's aggregate version. */
  @Column('int', { default: 1 }) event_seq: number;
  /** In milliseconds, so that a Date holds all of it: lists are continued from it. */
  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' }) created_at: Date;
  @Column('timestamptz', { default: () => 'now()' }) updated_at: Date;
}
