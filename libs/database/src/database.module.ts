import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { dataSourceOptions, type Schema } from './data-source-options.js';
import { DatabaseConfig } from './database-config.js';
import { UnitOfWork } from './unit-of-work.js';

/** A service's way to its own database: the unit of work for changes, TypeORM for reads. */
@Module({})
export class DatabaseModule {
  static forSchema(schema: Schema): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      imports: [
        TypeOrmModule.forRootAsync({
          inject: [DatabaseConfig],
          useFactory: (config: DatabaseConfig) => dataSourceOptions(config.DATABASE_URL, config.SERVICE_NAME, schema),
        }),
      ],
      providers: [UnitOfWork],
      exports: [UnitOfWork],
    };
  }
}
