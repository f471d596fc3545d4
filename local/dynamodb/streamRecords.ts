import type { _Record, AttributeValue, StreamRecord } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord, StreamRecord as EventImage, AttributeValue as EventValue } from 'aws-lambda';

/** A stream record as Lambda hands it to a handler: bytes as base64, times in epoch seconds. */
export function toEventRecord(record: _Record): DynamoDBRecord {
  return {
    eventID: record.eventID,
    eventName: record.eventName,
    eventVersion: record.eventVersion,
    eventSource: record.eventSource,
    awsRegion: record.awsRegion,
    dynamodb: record.dynamodb && toEventImage(record.dynamodb),
    ...(record.userIdentity === undefined ? {} : { userIdentity: record.userIdentity }),
  };
}

function toEventImage(image: StreamRecord): EventImage {
  const createdAt = image.ApproximateCreationDateTime;
  return {
    ...(createdAt && { ApproximateCreationDateTime: Math.floor(createdAt.getTime() / 1000) }),
    ...(image.Keys && { Keys: toEventMap(image.Keys) }),
    ...(image.NewImage && { NewImage: toEventMap(image.NewImage) }),
    ...(image.OldImage && { OldImage: toEventMap(image.OldImage) }),
    SequenceNumber: image.SequenceNumber,
    SizeBytes: image.SizeBytes,
    StreamViewType: image.StreamViewType,
  };
}

const toEventMap = (map: Record<string, AttributeValue>): Record<string, EventValue> =>
  Object.fromEntries(Object.entries(map).map(([name, value]) => [name, toEventValue(value)]));

function toEventValue(value: AttributeValue): EventValue {
  if (value.B !== undefined) return { B: base64(value.B) };
  if (value.BS !== undefined) return { BS: value.BS.map(base64) };
  if (value.L !== undefined) return { L: value.L.map(toEventValue) };
  if (value.M !== undefined) return { M: toEventMap(value.M) };
  if (value.S !== undefined) return { S: value.S };
  if (value.N !== undefined) return { N: value.N };
  if (value.BOOL !== undefined) return { BOOL: value.BOOL };
  if (value.NULL !== undefined) return { NULL: value.NULL };
  if (value.SS !== undefined) return { SS: value.SS };
  if (value.NS !== undefined) return { NS: value.NS };
  throw new TypeError(`A stream record holds a value of an unknown type: ${Object.keys(value).join()}`);
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
