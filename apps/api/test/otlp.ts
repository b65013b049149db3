/** A span as it came over the wire. */
export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  /** Empty for the first one of a trace. */
  readonly parentId: string;
  readonly name: string;
  readonly kind: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Trace ids that it is linked to. */
  readonly links: readonly string[];
  readonly failed: boolean;
  /** Of the process that it is of. */
  readonly resource: Readonly<Record<string, unknown>>;
}

type Value = bigint | Buffer;
type Fields = ReadonlyMap<number, readonly Value[]>;

const kinds = ['UNSPECIFIED', 'INTERNAL', 'SERVER', 'CLIENT', 'PRODUCER', 'CONSUMER'];
const ERROR = 2n;

/**
 * Reads an ExportTraceServiceRequest by the field numbers of opentelemetry-proto 1.9 (trace.proto, resource.proto,
 * common.proto), independently of what wrote it.
 */
export const spansIn = (request: Buffer): ReceivedSpan[] =>
  messages(fieldsOf(request), 1).flatMap((resourceSpans) => {
    const [resource] = messages(resourceSpans, 1);
    const about = resource ? attributesIn(resource, 1) : {};
    const scopes = messages(resourceSpans, 2);
    return scopes.flatMap((scope) => messages(scope, 2)).map((span) => spanIn(span, about));
  });

function spanIn(span: Fields, resource: ReceivedSpan['resource']): ReceivedSpan {
  const [status] = messages(span, 15);
  return {
    traceId: bytes(span, 1).toString('hex'),
    spanId: bytes(span, 2).toString('hex'),
    parentId: bytes(span, 4).toString('hex'),
    name: bytes(span, 5).toString(),
    kind: kinds[Number(span.get(6)?.[0] ?? 0n)] ?? '',
    attributes: attributesIn(span, 9),
    links: messages(span, 13).map((link) => bytes(link, 1).toString('hex')),
    failed: status?.get(3)?.[0] === ERROR,
    resource,
  };
}

const attributesIn = (owner: Fields, number: number): Record<string, unknown> =>
  Object.fromEntries(messages(owner, number).map((pair) => [bytes(pair, 1).toString(), valueIn(messages(pair, 2)[0])]));

function valueIn(value: Fields | undefined): unknown {
  const [number, it] = [...(value ?? [])][0] ?? [];
  if (number === 1) return (it?.[0] as Buffer).toString();
  if (number === 2) return it?.[0] === 1n;
  return number === 3 ? Number(it?.[0]) : it;
}

const messages = (fields: Fields, number: number): Fields[] =>
  (fields.get(number) ?? []).map((it) => fieldsOf(it as Buffer));
const bytes = (fields: Fields, number: number): Buffer =>
  (fields.get(number)?.[0] as Buffer | undefined) ?? Buffer.of();

/** The wire format of Protocol Buffers: https://protobuf.dev/programming-guides/encoding/ */
function fieldsOf(message: Buffer): Fields {
  const fields = new Map<number, Value[]>();
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = message.readUInt8(at++);
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  const take = (length: number): Buffer => message.subarray(at, (at += length));
  while (at < message.length) {
    const key = Number(varint());
    const number = key >> 3;
    const value = valueOf(key & 7, varint, take);
    fields.set(number, [...(fields.get(number) ?? []), value]);
  }
  return fields;
}

function valueOf(wireType: number, varint: () => bigint, take: (length: number) => Buffer): Value {
  switch (wireType) {
    case 0:
      return varint();
    case 1:
      return take(8);
    case 2:
      return take(Number(varint()));
    case 5:
      return take(4);
    default:
      throw new Error(`Protocol Buffers have no wire type ${wireType}`);
  }
}
