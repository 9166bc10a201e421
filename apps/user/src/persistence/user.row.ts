import { Check, Column, Entity, OneToMany, PrimaryColumn, Unique, type Relation } from 'typeorm';
import type { Role } from '../accounts/roles.js';
import { AddressRow } from './address.row.js';

const knownOrClosed = `(closed_at IS NULL) = (email IS NOT NULL AND name IS NOT NULL AND password_hash IS NOT NULL)`;

@Entity('users')
@Unique('users_email', ['email_key'])
@Check('users_known_or_closed', knownOrClosed)
export class UserRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') email_key: string;
  @Column('text', { nullable: true }) email: string | null;
  @Column('text', { nullable: true }) name: string | null;
  @Column('text', { nullable: true, select: false }) password_hash: string | null;
  /** +1 per change of the password. */
  @Column('int', { default: 1 }) password_version: number;
  @Column('text', { array: true }) roles: Role[];
  /** The ETag: +1 per visible change. */
  @Column('int', { default: 1 }) version: number;
  /** +1 per event of the account. */
  @Column('int', { default: 1 }) event_seq: number;
  @Column('timestamptz', { default: () => 'now()' }) created_at: Date;
  @Column('timestamptz', { nullable: true }) closed_at: Date | null;
  @OneToMany(() => AddressRow, (address) => address.user) addresses: Relation<AddressRow[]>;
}
