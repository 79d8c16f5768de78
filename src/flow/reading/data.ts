import * as v from 'valibot'
import type { Findings } from './collecting.ts'
import { tellIssues } from './issues.ts'
import { readYaml } from './yaml.ts'

/** A file read as YAML and checked against a schema; with `findings` to go on collecting by place. */
export interface ReadData<T> {
  readonly output?: T
  readonly findings: Findings
}

/** Reads YAML strictly: one document, few aliases, no unknown keys. */
export const readData = <S extends v.GenericSchema>(
  source: string,
  schema: S & { readonly entries: Readonly<Record<string, unknown>> },
): ReadData<v.InferOutput<S>> => {
  const { raw, findings } = readYaml(source)
  if (findings.list.length > 0) return { findings }
  const result = v.safeParse(schema, Array.isArray(raw) ? null : raw)
  if (result.success) return { output: result.output, findings }
  tellIssues(result.issues, schema, [], findings)
  return { findings }
}
