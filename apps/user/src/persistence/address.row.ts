import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { UserRow } from './user.row.js';

@Entity('addresses')
export class AddressRow {
  @PrimaryColumn('uuid') user_id: string;
  @PrimaryColumn('int') position: number;
  @Column('text') recipient: string;
  @Column('text') street: string;
  @Column('text') postal_code: string;
  @Column('text') city: string;
  /** ISO 3166-1 alpha-2. */
  @Column('text') country: string;
  @ManyToOne(() => UserRow, (user) => user.addresses)
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'addresses_user_id_fkey' })
  user: Relation<UserRow>;
}
