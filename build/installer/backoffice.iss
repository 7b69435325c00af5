; Inno Setup 6: iscc build\installer\backoffice.iss, after build/dev.py package. For one person, without rights.
#define Root SourcePath + "..\.."
#ifndef Version
  #define Version "0.1.0"
#endif

[Setup]
AppId={{6B0B4B0C-2B0E-4F1B-9C51-7C1C0A5B0F11}
AppName=Back Office
AppVersion={#Version}
AppPublisher=Back Office contributors
LicenseFile={#Root}\LICENSE
DefaultDirName={autopf}\Back Office
DefaultGroupName=Back Office
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
OutputDir={#Root}\dist
OutputBaseFilename=BackOffice-Setup
Compression=lzma2
SolidCompression=yes
WizardStyle=modern
UninstallDisplayIcon={app}\Back Office.exe

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[Files]
Source: "{#Root}\dist\Back Office\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\Back Office"; Filename: "{app}\Back Office.exe"
Name: "{autodesktop}\Back Office"; Filename: "{app}\Back Office.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\.boffice"; ValueType: string; ValueData: "BackOffice.Company"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\BackOffice.Company"; ValueType: string; ValueData: "Back Office company"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\BackOffice.Company\shell\open\command"; ValueType: string; ValueData: """{app}\Back Office.exe"" ""%1"""

[Run]
Filename: "{app}\Back Office.exe"; Description: "{cm:LaunchProgram,Back Office}"; Flags: nowait postinstall skipifsilent
