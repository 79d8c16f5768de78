/** Random bits of a version 7 UUID (RFC 9562), below its 48 bits of milliseconds. */
const randomBits = 74n
const lowBits = 62n

const onesOf = (bits: bigint): bigint => (1n << bits) - 1n

/** Bytes of chance that `uuidv7` wants. */
export const uuidBytes = 10

/**
 * A version 7 UUID from milliseconds since 1970 and 10 random bytes. With the id `after` which this one
 * comes it is always the greater of the two, within one millisecond and when the clock steps back too.
 */
export const uuidv7 = (instant: number, random: Uint8Array, after = ''): string => {
  const chance = random.reduce((bits, byte) => (bits << 8n) | BigInt(byte), 0n)
  const fresh = write((BigInt(instant) << randomBits) | (chance & onesOf(randomBits)))
  return fresh > after ? fresh : write(read(after) + 1n)
}

/** 122 bits as 36 characters, with the version and the variant set between them. */
const write = (bits: bigint): string => {
  const high = bits >> lowBits
  const time = (high >> 12n) << 80n
  const middle = (7n << 76n) | ((high & onesOf(12n)) << 64n)
  const low = (2n << lowBits) | (bits & onesOf(lowBits))
  const hex = (time | middle | low).toString(16).padStart(32, '0')
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5')
}

const read = (uuid: string): bigint => {
  const whole = BigInt(`0x${uuid.replaceAll('-', '')}`)
  const high = ((whole >> 80n) << 12n) | ((whole >> 64n) & onesOf(12n))
  return (high << lowBits) | (whole & onesOf(lowBits))
}

/** The moment a version 7 UUID was made, ISO UTC. */
export const instantOf = (uuid: string): string =>
  new Date(Number(BigInt(`0x${uuid.replaceAll('-', '')}`) >> 80n)).toISOString()
