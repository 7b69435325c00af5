#!/bin/sh
# Puts Back Office into this person's menu, where the folder stands; --remove takes it out again. No rights needed.
set -eu
folder=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-"$HOME/.local/share"}
entry=$data/applications/backoffice.desktop
kind=$data/mime/packages/backoffice.xml

refresh() {
    if command -v update-desktop-database >/dev/null; then update-desktop-database "$data/applications"; fi
    if command -v update-mime-database >/dev/null; then update-mime-database "$data/mime" 2>/dev/null; fi
}

if [ "${1:-}" = --remove ]; then
    rm -f "$entry" "$kind"
    refresh || true
    echo "Back Office is out of the menu. Delete $folder to remove it; your company files stay."
    exit 0
fi

mkdir -p "$data/applications" "$data/mime/packages"
icon=$folder/_internal/resources/icons/app.png
[ -f "$icon" ] || icon=x-office-spreadsheet
sed -e "s|@FOLDER@|$folder|" -e "s|@ICON@|$icon|" "$folder/backoffice.desktop" >"$entry"
cp "$folder/backoffice.xml" "$kind"
refresh || true
echo "Back Office is in the menu."
