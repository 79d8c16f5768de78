import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { placeOf } from '../../../src/adapters/files/place.ts'
import { newFolder } from '../../support/journals.ts'

const mounts = [
  'rootfs / ext4 rw 0 0',
  'server:/export /home nfs4 rw 0 0',
  'me@host: /home/me/far fuse.sshfs rw 0 0',
  '//nas/share /mnt/my\\040share cifs rw 0 0',
  'C:\\134 /mnt/c 9p rw 0 0',
  'tmpfs /home/me/near tmpfs rw 0 0',
].join('\n')

describe('file systems', () => {
  test.each<[string, string, boolean]>([
    ['/var/lib/journal.db', 'ext4', false],
    ['/home/me/journal.db', 'nfs4', true],
    ['/home/me/far/capacity/journal.db', 'fuse.sshfs', true],
    ['/mnt/my share/journal.db', 'cifs', true],
    ['/mnt/my shared/journal.db', 'ext4', false],
    ['/mnt/c/Users/me/journal.db', '9p', true],
    ['/home/me/near/journal.db', 'tmpfs', false],
  ])('%s lies on %s', (path, fileSystem, network) => {
    expect(placeOf(path, mounts)).toMatchObject({ fileSystem, network })
  })

  test('a sandbox whose root is 9p is this machine', () => {
    expect(placeOf('/srv/journal.db', 'none / 9p rw 0 0').network).toBe(false)
  })

  test('where the system tells nothing, nothing is made up', () => {
    expect(placeOf('/srv/journal.db', '')).toMatchObject({ fileSystem: 'unknown', network: false })
  })
})

describe('synced folders, by name', () => {
  test.each([
    ['/home/me/Dropbox/capacity/journal.db', 'Dropbox'],
    ['/home/me/Dropbox (Work)/journal.db', 'Dropbox'],
    ['/Users/me/Library/Mobile Documents/com~apple~CloudDocs/journal.db', 'iCloud'],
    ['/Users/me/Library/CloudStorage/GoogleDrive-me/journal.db', 'a cloud service'],
    ['/home/me/OneDrive - Company/journal.db', 'OneDrive'],
    ['/home/me/Nextcloud/journal.db', 'Nextcloud'],
    ['/home/me/.local/share/capacity/journal.db', undefined],
    ['/home/me/notes about dropbox/journal.db', undefined],
  ])('%s: %s', (path, service) => expect(placeOf(path, mounts).syncedBy).toBe(service))
})

describe('synced folders, by what is in them', () => {
  test.each([
    ['.stfolder', 'Syncthing'],
    ['.dropbox', 'Dropbox'],
    ['.nextcloudsync.log', 'Nextcloud'],
  ])('%s: %s', (marker, service) => {
    const top = newFolder()
    writeFileSync(join(top, marker), '')
    const folder = join(top, 'private', 'capacity')
    expect(placeOf(join(folder, 'journal.db')).syncedBy).toBe(service)
    mkdirSync(folder, { recursive: true })
    expect(placeOf(join(folder, 'journal.db')).syncedBy).toBe(service)
  })

  test('a home with the settings of Dropbox in it is none', () => {
    const home = newFolder()
    mkdirSync(join(home, '.dropbox'))
    expect(placeOf(join(home, '.local', 'journal.db')).syncedBy).toBeUndefined()
  })

  test('a link does not hide where a folder is', () => {
    const top = newFolder()
    mkdirSync(join(top, 'Dropbox', 'capacity'), { recursive: true })
    const link = join(newFolder(), 'capacity')
    symlinkSync(join(top, 'Dropbox', 'capacity'), link)
    expect(placeOf(join(link, 'journal.db')).syncedBy).toBe('Dropbox')
  })
})
