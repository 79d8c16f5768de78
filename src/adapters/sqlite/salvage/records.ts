import type { Pages } from './pages.ts'

/** One value of a row as SQLite keeps it. */
export type Cell = string | number | null | Buffer

/** A row as found in a page: of an ordinary table with its number, or of a table or index without. */
export interface Row {
  readonly rowid: number | undefined
  readonly cells: readonly Cell[]
  /** Whether a text in it ends before it should, because a page of it is lost. */
  readonly cut: boolean
}

/** Numbers of the SQLite file format, section 1.6 "B-tree Pages": what begins a page that holds rows. */
const kinds = {
  indexInterior: { first: 2, header: 12, child: 4, numbered: false },
  indexLeaf: { first: 10, header: 8, child: 0, numbered: false },
  tableLeaf: { first: 13, header: 8, child: 0, numbered: true },
} as const
type Kind = (typeof kinds)[keyof typeof kinds]

/** All rows that can be read from a page; what cannot is passed over. Page 1 is the schema's and has none. */
export const rowsOn = (pages: Pages, number: number): readonly Row[] => {
  const page = pages.page(number)
  const kind = Object.values(kinds).find(({ first }) => first === page?.[0])
  if (!page || !kind || number === 1) return []
  const count = page.readUInt16BE(3)
  if (kind.header + count * 2 > pages.usable) return []
  return Array.from({ length: count }, (_, index) => index).flatMap((index) => {
    const at = page.readUInt16BE(kind.header + index * 2)
    return unlessOutside(() => rowAt(pages, page, at + kind.child, kind)) ?? []
  })
}

/** Damage shows as a number that leads outside; then there is nothing to read. */
const unlessOutside = <Result>(read: () => Result): Result | undefined => {
  try {
    return read()
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const rowAt = (pages: Pages, page: Buffer, start: number, { numbered }: Kind): Row => {
  const length = varint(page, start)
  const rowid = numbered ? varint(page, length.next) : undefined
  const at = rowid?.next ?? length.next
  const payload = payloadAt(pages, page, at, length.value, numbered)
  return { rowid: rowid?.value, ...cellsIn(payload) }
}

/** A number of one to nine bytes, seven bits in each but the last of nine. Throws a RangeError at the end of the page. */
const varint = (bytes: Buffer, at: number): { value: number; next: number } => {
  let value = 0n
  for (let index = 0; index < 8; index += 1) {
    const byte = bytes.readUInt8(at + index)
    value = (value << 7n) | BigInt(byte & 0x7f)
    if (byte < 0x80) return { value: Number(value), next: at + index + 1 }
  }
  value = (value << 8n) | BigInt(bytes.readUInt8(at + 8))
  return { value: Number(BigInt.asIntN(64, value)), next: at + 9 }
}

/** The longest payload there is any sense in; more is damage. */
const longest = 100_000_000

/**
 * What fits stands in the page; the rest in a chain of others (section 1.6, "Cell Payload Overflow Pages").
 * Where one of them is lost, what stands before it is all there is.
 */
const payloadAt = (
  pages: Pages,
  page: Buffer,
  at: number,
  length: number,
  numbered: boolean,
): Buffer => {
  const { usable } = pages
  if (length < 0 || length > longest) throw new RangeError('no such length')
  const most = numbered ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23
  if (length <= most) return slice(page, at, length)
  const least = Math.floor(((usable - 12) * 32) / 255) - 23
  const wanted = least + ((length - least) % (usable - 4))
  const here = wanted <= most ? wanted : least
  const parts = [slice(page, at, here)]
  let next = page.readUInt32BE(at + here)
  for (let left = length - here; left > 0; ) {
    const more = pages.page(next)
    if (!more) break
    const part = slice(more, 4, Math.min(left, usable - 4))
    parts.push(part)
    left -= part.length
    next = more.readUInt32BE(0)
  }
  return Buffer.concat(parts)
}

const slice = (bytes: Buffer, at: number, length: number): Buffer => {
  if (at + length > bytes.length) throw new RangeError('outside the page')
  return bytes.subarray(at, at + length)
}

/** Section 2.1, "Record Format": the types first, then the values. */
const cellsIn = (payload: Buffer): Pick<Row, 'cells' | 'cut'> => {
  const header = varint(payload, 0)
  const cells: Cell[] = []
  let cut = false
  let at = header.value
  for (let place = header.next; place < header.value; ) {
    const type = varint(payload, place)
    place = type.next
    const size = sizeOf(type.value)
    const found = isText(type.value)
      ? textFrom(payload.subarray(at, at + size), size)
      : { cell: cellFrom(slice(payload, at, size), type.value), cut: false }
    cells.push(found.cell)
    cut ||= found.cut
    at += size
  }
  return { cells, cut }
}

const intSizes = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0]
const isText = (type: number): boolean => type >= 13 && type % 2 === 1

const sizeOf = (type: number): number => {
  const size = type >= 12 ? Math.floor((type - 12) / 2) : intSizes[type]
  if (size === undefined) throw new RangeError('no such type')
  return size
}

/** A text up to the first byte that is none: a lost page in the middle of it reads as noise. */
const textFrom = (bytes: Buffer, size: number): { cell: string; cut: boolean } => {
  const text = bytes.toString('utf8')
  const whole = bytes.length === size && Buffer.from(text).equals(bytes)
  return whole ? { cell: text, cut: false } : { cell: text.split('\uFFFD', 1)[0] ?? '', cut: true }
}

const cellFrom = (bytes: Buffer, type: number): Cell => {
  if (type === 0) return null
  if (type === 8 || type === 9) return type - 8
  if (type === 7) return bytes.readDoubleBE()
  if (type === 6) return Number(bytes.readBigInt64BE())
  return type < 7 ? bytes.readIntBE(0, bytes.length) : Buffer.from(bytes)
}
