import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

@Entity('timeline')
@Unique('timeline_order_id_event_id_key', ['order_id', 'event_id'])
export class TimelineRow {
  @PrimaryColumn('uuid') order_id: string;
  /** Arrival order: the id of the server-sent event. */
  @PrimaryColumn('int') seq: number;
  @Column('uuid') event_id: string;
  @Column('text') fact: string;
  @Column('text') service: string;
  @Column('timestamptz') at: Date;
  @Column('text') causation_id: string;
  @Column('jsonb') data: Record<string, unknown>;
  @Column('text', { nullable: true }) trace_id: string | null;
}
