import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('product_copies')
export class ProductCopyRow {
  @PrimaryColumn('text') sku: string;
  @Column('text') name: string;
  @Column('bigint') price_minor: number;
  @Column('text') currency: string;
  @Column('boolean') listed: boolean;
  @Column('int') version: number;
}
