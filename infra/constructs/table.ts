import type { KeySchemaElement, Projection } from '@aws-sdk/client-dynamodb';
import { RemovalPolicy } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { TableDefinition } from '../../adapters/dynamodb/tables.ts';
import { Refusal } from '../refusal.ts';
import { grantKey } from './grantKey.ts';

export interface TableProps {
  /** The very definition that the one-machine mode creates its table from. */
  readonly definition: TableDefinition;
  readonly key: kms.IKey;
  readonly keepsData: boolean;
}

/** A table as `adapters/dynamodb/tables.ts` says, kept safe. */
export class Table extends Construct {
  readonly table: dynamodb.TableV2;
  readonly #indexes: readonly string[];
  readonly #key: kms.IKey;

  constructor(scope: Construct, id: string, { definition, key, keepsData }: TableProps) {
    super(scope, id);
    const { table, timeToLiveAttribute } = definition;
    const locals = table.LocalSecondaryIndexes ?? [];
    const globals = table.GlobalSecondaryIndexes ?? [];
    this.#indexes = [...locals, ...globals].map(({ IndexName }) => required(IndexName, 'an index name'));
    this.#key = key;
    this.table = new dynamodb.TableV2(this, 'Table', {
      tableName: required(table.TableName, 'a table name'),
      ...keysOf(table.KeySchema),
      localSecondaryIndexes: locals.map((index) => ({
        indexName: required(index.IndexName, 'an index name'),
        sortKey: keysOf(index.KeySchema).sortKey,
        ...projectionOf(index.Projection),
      })),
      globalSecondaryIndexes: globals.map((index) => ({
        indexName: required(index.IndexName, 'an index name'),
        ...keysOf(index.KeySchema),
        ...projectionOf(index.Projection),
      })),
      billing: dynamodb.Billing.onDemand(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      encryption: dynamodb.TableEncryptionV2.customerManagedKey(key),
      deletionProtection: keepsData,
      removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      ...(timeToLiveAttribute === undefined ? {} : { timeToLiveAttribute }),
      ...(table.StreamSpecification === undefined ? {} : { dynamoStream: dynamodb.StreamViewType.NEW_IMAGE }),
    });
  }

  /** @throws Refusal for a table that says nothing of what is written */
  get streamArn(): string {
    const { tableStreamArn } = this.table;
    if (tableStreamArn === undefined) throw new Refusal(`The table at ${this.node.path} has no stream.`);
    return tableStreamArn;
  }

  /** For a service that reads the stream and hands its records on. */
  allowReadingStream(grantee: iam.IGrantable): void {
    const actions = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'];
    iam.Grant.addToPrincipal({
      grantee,
      actions: actions.map((action) => `dynamodb:${action}`),
      resourceArns: [this.streamArn],
    });
    grantKey(this.#key, grantee, 'dynamodb');
  }

  /** Exactly these actions on items of the table; its indexes take queries and nothing else. */
  allow(grantee: iam.IGrantable, actions: readonly string[]): void {
    const { tableArn } = this.table;
    const allow = (names: readonly string[], resourceArns: string[]) =>
      iam.Grant.addToPrincipal({
        grantee,
        actions: names.map((name) => `dynamodb:${name}`),
        resourceArns,
      });
    allow(actions, [tableArn]);
    if (actions.includes('Query')) {
      allow(
        ['Query'],
        this.#indexes.map((name) => `${tableArn}/index/${name}`),
      );
    }
    grantKey(this.#key, grantee, 'dynamodb');
  }
}

function keysOf(schema: readonly KeySchemaElement[] | undefined) {
  const nameOf = (type: string) =>
    required(schema?.find(({ KeyType }) => KeyType === type)?.AttributeName, `a ${type} key`);
  const attribute = (name: string) => ({ name, type: dynamodb.AttributeType.STRING });
  return { partitionKey: attribute(nameOf('HASH')), sortKey: attribute(nameOf('RANGE')) };
}

function projectionOf(projection: Projection | undefined) {
  const type = projection?.ProjectionType;
  if (type === 'KEYS_ONLY') return { projectionType: dynamodb.ProjectionType.KEYS_ONLY };
  if (type !== 'INCLUDE') return { projectionType: dynamodb.ProjectionType.ALL };
  const nonKeyAttributes = projection?.NonKeyAttributes ?? [];
  return { projectionType: dynamodb.ProjectionType.INCLUDE, nonKeyAttributes };
}

function required(value: string | undefined, what: string): string {
  if (value === undefined) throw new Refusal(`A table's definition lacks ${what}.`);
  return value;
}
