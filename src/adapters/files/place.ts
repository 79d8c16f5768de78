import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import type { Place } from '../../journal/examination.ts'

/** Folders that a service keeps the same on several machines, by their names in a path. */
const services: readonly (readonly [RegExp, string])[] = [
  [/^dropbox( \(.*\))?$/i, 'Dropbox'],
  [/^onedrive( - .*)?$/i, 'OneDrive'],
  [/^(mobile documents|com~apple~clouddocs|icloud ?drive)$/i, 'iCloud'],
  [/^(google ?drive(-.*)?|my drive|drivefs)$/i, 'Google Drive'],
  [/^cloudstorage$/i, 'a cloud service'],
  [/^(nextcloud|owncloud)$/i, 'Nextcloud'],
  [/^(pclouddrive|megasync|proton drive|synologydrive|seafile)$/i, 'a cloud service'],
]

/** What such a service leaves at the top of a folder it keeps. In a home folder, `.dropbox` is only a folder of settings. */
const markers: readonly (readonly [string, string, 'file' | 'any'])[] = [
  ['.dropbox', 'Dropbox', 'file'],
  ['.dropbox.cache', 'Dropbox', 'any'],
  ['.stfolder', 'Syncthing', 'any'],
  ['.nextcloudsync.log', 'Nextcloud', 'any'],
  ['.owncloudsync.log', 'Nextcloud', 'any'],
  ['.tmp.drivedownload', 'Google Drive', 'any'],
]

const networks =
  /^(nfs4?|cifs|smb(fs|2|3)?|afs|afpfs|davfs2?|ceph|lustre|beegfs|coda|ncpfs|fuse\.(sshfs|rclone|s3fs|davfs2?|glusterfs|gvfsd-fuse|onedriver|google-drive-ocamlfuse|vmhgfs-fuse)|glusterfs|vboxsf|prl_fs)$/

/** Where a file lies or will lie: the kind of its file system, and what keeps its folder the same elsewhere. */
export const placeOf = (path: string, mounts = mountsNow()): Place => {
  const real = realPlace(path)
  const fileSystem = fileSystemAt(real, mounts)
  return {
    path: real,
    fileSystem: fileSystem.kind,
    // WSL shows a Windows disk as 9p; as the root of everything it is a sandbox on this machine.
    network:
      networks.test(fileSystem.kind) || (fileSystem.kind === '9p' && fileSystem.point !== '/'),
    syncedBy: serviceKeeping(real),
  }
}

/** The path with its links followed, as far as there is anything. */
const realPlace = (path: string): string => {
  if (existsSync(path)) return realpathSync(path)
  const folder = dirname(path)
  return folder === path ? path : join(realPlace(folder), path.slice(folder.length))
}

const mountsNow = (): string => {
  try {
    return readFileSync('/proc/mounts', 'utf8')
  } catch {
    // Only Linux tells like this; elsewhere the names of folders have to do.
    return ''
  }
}

/** The mount a path lies in, from lines such as `server:/home /home nfs4 rw 0 0`; a space in them is `\040`. */
const fileSystemAt = (path: string, mounts: string): { kind: string; point: string } => {
  const found = mounts
    .split('\n')
    .map((line) => line.split(' '))
    .map(([, point = '', kind = '']) => ({ point: point.replaceAll('\\040', ' '), kind }))
    .filter(({ point }) => point !== '')
    .filter(({ point }) => point === '/' || path === point || path.startsWith(`${point}/`))
  // Of two mounts at one place the later one covers the other.
  const [deepest] = found.toReversed().toSorted((a, b) => b.point.length - a.point.length)
  return deepest ?? { kind: 'unknown', point: '' }
}

const serviceKeeping = (path: string): string | undefined => {
  const named = path
    .split(sep)
    .flatMap((part) => services.find(([pattern]) => pattern.test(part))?.[1] ?? [])
  return named[0] ?? markedBy(dirname(path))
}

const markedBy = (folder: string): string | undefined => {
  const marked = markers.find(([name, , kind]) => {
    const found = statSync(join(folder, name), { throwIfNoEntry: false })
    return found !== undefined && (kind === 'any' || found.isFile())
  })
  if (marked) return marked[1]
  const above = dirname(folder)
  return above === folder ? undefined : markedBy(above)
}
