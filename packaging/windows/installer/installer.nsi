; SPDX-License-Identifier: MIT
; The setup of Windows. Called by packaging/windows/make-windows:
;   makensis -DVERSION=0.1.0 -DSTAGE=folder -DLICENCE=file -DREMOVE=file -DICON=file -DOUT=setup.exe [-DSIGN=program] installer.nsi
; REMOVE is a file of Delete and RMDir lines, one for each file of STAGE. SIGN is called with a file.
;
; Switches: /S silent, /AllUsers or /CurrentUser, /ENDPOINT="wss://host/stage", /KIOSK=1, /AUTOSTART=1
; or 0, /DOWNGRADE=1, and last, without quotes, /D=folder.
; Exit codes: 0 done, 1 cancelled, 3 this Windows cannot run it, 4 not allowed, 5 still running, 6 a
; newer version is there, 7 the MSI is there.
Unicode true
; A setup of 32 bits would need what a 64-bit Windows need not have.
Target amd64-unicode
SetCompressor /SOLID lzma
ManifestDPIAware true
ManifestSupportedOS Win10

!define ID "E-Com67 Support"
!define VENDOR "E-Com67"
!define PROGRAM "ecom67-support.exe"
!define SCHEME "ecom67-support"
!define APPKEY "Software\${VENDOR}\${ID}"
!define UNKEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"
!define RUNKEY "Software\Microsoft\Windows\CurrentVersion\Run"
!define PATHKEY "Software\Microsoft\Windows\CurrentVersion\App Paths\${PROGRAM}"
!define POLICYKEY "Software\Policies\${VENDOR}"
!define DEFAULTS "$INSTDIR\${VENDOR}\${ID}.ini"

; Highest: whoever may, installs for everybody; all others for themselves, without being asked for a
; password they do not have.
!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_INSTALLMODE_INSTDIR "${ID}"
!define MULTIUSER_USE_PROGRAMFILES64
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "${APPKEY}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "InstallDir"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "${APPKEY}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "InstallDir"
!define MULTIUSER_INSTALLMODE_FUNCTION OnModeChosen
!define MULTIUSER_INIT_FUNCTIONQUIT QuitNotAllowed
!define MULTIUSER_INIT_UN.FUNCTIONQUIT un.QuitNotAllowed

!include MultiUser.nsh
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include Sections.nsh
!include WinVer.nsh
!include WordFunc.nsh
!include x64.nsh

Name "${ID}"
OutFile "${OUT}"
BrandingText "${ID} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "${ID}"
VIAddVersionKey CompanyName "${VENDOR}"
VIAddVersionKey FileDescription "${ID} setup"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey LegalCopyright "MIT licence"

!ifdef SIGN
  !finalize '"${SIGN}" "%1"'
  !uninstfinalize '"${SIGN}" "%1"'
!endif

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_COMPONENTSPAGE_SMALLDESC
!define MUI_FINISHPAGE_RUN
; By the Explorer, since this setup may have rights that the program is not to have.
!define MUI_FINISHPAGE_RUN_FUNCTION StartProgram
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MULTIUSER_PAGE_INSTALLMODE
; By then it is known for whom.
!define MUI_PAGE_CUSTOMFUNCTION_PRE RefuseWhatIsThere
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"
!include strings.nsh

Var GivenDir
Var Endpoint
Var Kiosk
Var Autostart
Var Downgrade

!include running.nsh
!insertmacro RunningFunctions ""
!insertmacro RunningFunctions "un."
!include present.nsh
!include defaults.nsh

Function QuitNotAllowed
  SetErrorLevel 4
  Quit
FunctionEnd

Function un.QuitNotAllowed
  SetErrorLevel 4
  Quit
FunctionEnd

; A folder of /D= counts more than what goes with the kind of installation.
Function OnModeChosen
  ${If} $GivenDir != ""
    StrCpy $INSTDIR $GivenDir
  ${EndIf}
FunctionEnd

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastBuild} 17763
    MessageBox MB_OK|MB_ICONSTOP "$(OldWindows)" /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
  SetRegView 64
  StrCpy $GivenDir $INSTDIR
  ${GetParameters} $R0
  Call QuitWhereNotAllowed
  !insertmacro MULTIUSER_INIT
  ${GetParameters} $R0
  ${GetOptions} $R0 "/ENDPOINT=" $Endpoint
  ${GetOptions} $R0 "/KIOSK=" $Kiosk
  ${GetOptions} $R0 "/AUTOSTART=" $Autostart
  ${GetOptions} $R0 "/DOWNGRADE=" $Downgrade
  Call ChooseAutostart
  ${If} ${Silent}
    Call RefuseWhatIsThere
  ${EndIf}
FunctionEnd

Function un.onInit
  SetRegView 64
  !insertmacro MULTIUSER_UNINIT
FunctionEnd

Function StartProgram
  Exec '"$WINDIR\explorer.exe" "$INSTDIR\${PROGRAM}"'
FunctionEnd

Section "!${ID}" SectionProgram
  SectionIn RO
  Call LeaveProgram
  Call RemoveOlderVersion
  SetOutPath "$INSTDIR"
  File /r "${STAGE}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr SHCTX "${APPKEY}" "InstallDir" "$INSTDIR"
  Call WriteDefaults
  Call RegisterProgram
SectionEnd

Section "$(StartMenu)" SectionStartMenu
  CreateShortcut "$SMPROGRAMS\${ID}.lnk" "$INSTDIR\${PROGRAM}"
SectionEnd

Section /o "$(Desktop)" SectionDesktop
  CreateShortcut "$DESKTOP\${ID}.lnk" "$INSTDIR\${PROGRAM}"
SectionEnd

Section /o "$(AtLogin)" SectionAutostart
  WriteRegStr SHCTX "${RUNKEY}" "${ID}" '"$INSTDIR\${PROGRAM}"'
SectionEnd

; What was chosen once and is chosen no more.
Section "-unchosen"
  ${IfNot} ${SectionIsSelected} ${SectionAutostart}
    DeleteRegValue SHCTX "${RUNKEY}" "${ID}"
  ${EndIf}
SectionEnd

; An upgrade keeps what was chosen before; a kiosk starts with the computer.
Function ChooseAutostart
  ReadRegStr $0 SHCTX "${RUNKEY}" "${ID}"
  ${If} $Autostart == "0"
    Return
  ${EndIf}
  ${If} $0 != ""
  ${OrIf} $Autostart == "1"
  ${OrIf} $Kiosk == "1"
    !insertmacro SelectSection ${SectionAutostart}
  ${EndIf}
FunctionEnd

Function RegisterProgram
  WriteRegStr SHCTX "Software\Classes\${SCHEME}" "" "URL:${ID}"
  WriteRegStr SHCTX "Software\Classes\${SCHEME}" "URL Protocol" ""
  WriteRegStr SHCTX "Software\Classes\${SCHEME}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr SHCTX "Software\Classes\${SCHEME}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  WriteRegStr SHCTX "${PATHKEY}" "" "$INSTDIR\${PROGRAM}"
  StrCpy $1 "/CurrentUser"
  ${If} $MultiUser.InstallMode == "AllUsers"
    StrCpy $1 "/AllUsers"
  ${EndIf}
  WriteRegStr SHCTX "${UNKEY}" "DisplayName" "${ID}"
  WriteRegStr SHCTX "${UNKEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNKEY}" "DisplayIcon" "$INSTDIR\${PROGRAM},0"
  WriteRegStr SHCTX "${UNKEY}" "Publisher" "${VENDOR}"
  WriteRegStr SHCTX "${UNKEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNKEY}" "UninstallString" '"$INSTDIR\uninstall.exe" $1'
  WriteRegStr SHCTX "${UNKEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" $1 /S'
  WriteRegDWORD SHCTX "${UNKEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNKEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD SHCTX "${UNKEY}" "EstimatedSize" $0
FunctionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${SectionProgram} "$(AboutProgram)"
  !insertmacro MUI_DESCRIPTION_TEXT ${SectionStartMenu} "$(AboutStartMenu)"
  !insertmacro MUI_DESCRIPTION_TEXT ${SectionDesktop} "$(AboutDesktop)"
  !insertmacro MUI_DESCRIPTION_TEXT ${SectionAutostart} "$(AboutAtLogin)"
!insertmacro MUI_FUNCTION_DESCRIPTION_END

Section "Uninstall"
  Call un.LeaveProgram
  !include "${REMOVE}"
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/UPGRADE" $R1
  ${IfNot} ${Errors}
    Return
  ${EndIf}
  Delete "${DEFAULTS}"
  RMDir "$INSTDIR\${VENDOR}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${ID}.lnk"
  Delete "$DESKTOP\${ID}.lnk"
  DeleteRegValue SHCTX "${RUNKEY}" "${ID}"
  DeleteRegKey SHCTX "Software\Classes\${SCHEME}"
  DeleteRegKey SHCTX "${PATHKEY}"
  DeleteRegKey SHCTX "${UNKEY}"
  ReadRegDWORD $0 SHCTX "${APPKEY}" "KioskBySetup"
  ${If} $0 == 1
    DeleteRegValue HKLM "${POLICYKEY}\kiosk" "enabled"
    DeleteRegKey /ifempty HKLM "${POLICYKEY}\kiosk"
    DeleteRegKey /ifempty HKLM "${POLICYKEY}"
  ${EndIf}
  DeleteRegKey SHCTX "${APPKEY}"
  DeleteRegKey /ifempty SHCTX "Software\${VENDOR}"
SectionEnd
