/** A time of day, written `21:30` and as its two numbers. */
export interface Hour {
  readonly time: string
  readonly hour: number
  readonly minute: number
}

/** All that a reminder ever shows, on a locked screen too, to whoever looks. */
const question = 'A moment for yourself?'

// Each asks first, and opens a window with what is waiting only when that is wanted.
const onLinux = `[ "$(notify-send --app-name=capacity --action=open=Open "${question}")" = open ] && "\${TERMINAL:-x-terminal-emulator}" -e sh -c "capacity today; exec $SHELL"`

const onMac = [
  `if button returned of (display dialog "${question}" with title "capacity" buttons {"Not now", "Open"} giving up after 600) is "Open" then`,
  'tell application "Terminal" to do script "capacity today"',
  'end if',
]

const onWindows = `if ((New-Object -ComObject WScript.Shell).Popup('${question}', 600, 'capacity', 4) -eq 6) { Start-Process cmd '/k capacity today' }`

/** Cron has no screen of its own: it is told which one is the person's. */
const screenForCron =
  'export DISPLAY=:0 XDG_RUNTIME_DIR="/run/user/$(id -u)" DBUS_SESSION_BUS_ADDRESS="unix:path=/run/user/$(id -u)/bus"'

/** The lines for each scheduler, ready to be pasted where their first line says. */
export const schedules = {
  cron: ({ hour, minute }) => `# Linux with cron. Paste into: crontab -e
${minute} ${hour} * * * ${screenForCron}; ${onLinux}
`,

  systemd: ({ time }) => `# Linux with systemd. Paste into a terminal.
mkdir -p ~/.config/systemd/user
cat > ~/.config/systemd/user/capacity-reminder.service <<'END'
[Unit]
Description=A moment for yourself
[Service]
Type=oneshot
ExecStart=/bin/sh -c '${onLinux.replaceAll('$', '$$$$')}'
END
cat > ~/.config/systemd/user/capacity-reminder.timer <<'END'
[Unit]
Description=A moment for yourself, each day
[Timer]
OnCalendar=*-*-* ${time}:00
[Install]
WantedBy=timers.target
END
systemctl --user daemon-reload
systemctl --user enable --now capacity-reminder.timer
`,

  launchd: ({ hour, minute }) => `# macOS. Paste into a terminal.
mkdir -p ~/Library/LaunchAgents
cat > ~/Library/LaunchAgents/capacity.reminder.plist <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>Label</key><string>capacity.reminder</string>
<key>StartCalendarInterval</key>
<dict><key>Hour</key><integer>${hour}</integer><key>Minute</key><integer>${minute}</integer></dict>
<key>ProgramArguments</key>
<array>
<string>/usr/bin/osascript</string>
${onMac.map((line) => `<string>-e</string><string>${line}</string>`).join('\n')}
</array>
</dict></plist>
END
launchctl bootstrap "gui/$(id -u)" ~/Library/LaunchAgents/capacity.reminder.plist
`,

  windows: ({ time }) => `# Windows. Paste into PowerShell.
$ask = @'
${onWindows}
'@
$encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($ask))
$action = New-ScheduledTaskAction -Execute powershell -Argument "-WindowStyle Hidden -EncodedCommand $encoded"
$trigger = New-ScheduledTaskTrigger -Daily -At ${time}
Register-ScheduledTask -TaskName capacity-reminder -Action $action -Trigger $trigger
`,
} satisfies Record<string, (hour: Hour) => string>
