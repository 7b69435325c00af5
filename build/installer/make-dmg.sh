#!/bin/sh
# On macOS, after build/dev.py package: a disk image with the program and a link to Applications.
set -eu
cd "$(dirname "$0")/../.."
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
cp -R "dist/Back Office.app" "$stage/"
ln -s /Applications "$stage/Applications"
hdiutil create -volname "Back Office" -srcfolder "$stage" -ov -format UDZO "dist/Back Office.dmg"
