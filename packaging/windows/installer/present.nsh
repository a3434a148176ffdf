; SPDX-License-Identifier: MIT
; What the setup does about a version that is there already, and about rights that are not.

; $R0: the command line. MultiUser.nsh says it in a box that a silent setup would wait in for ever.
Function QuitWhereNotAllowed
  ClearErrors
  ${GetOptions} $R0 "/AllUsers" $0
  ${IfNot} ${Errors}
  ${AndIf} ${Silent}
    UserInfo::GetAccountType
    Pop $0
    ${If} $0 != "Admin"
    ${AndIf} $0 != "Power"
      Call QuitNotAllowed
    ${EndIf}
  ${EndIf}
  ClearErrors
FunctionEnd

; Ends the setup before anything is changed: the MSI has its own list of what it has installed in this
; folder, and an older version comes only where that is wanted.
Function RefuseWhatIsThere
  ${If} $MultiUser.InstallMode == "AllUsers"
    ReadRegStr $0 HKLM "${APPKEY}" "InstalledByMsi"
    ${If} $0 != ""
      MessageBox MB_OK|MB_ICONSTOP "$(MsiIsThere)" /SD IDOK
      SetErrorLevel 7
      Quit
    ${EndIf}
  ${EndIf}
  ReadRegStr $0 SHCTX "${UNKEY}" "DisplayVersion"
  ${If} $0 == ""
  ${OrIf} $Downgrade == "1"
    Return
  ${EndIf}
  ${VersionCompare} "$0" "${VERSION}" $1
  ${If} $1 != 1
    Return
  ${EndIf}
  MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(NewerIsThere)" /SD IDNO IDYES goOn
  SetErrorLevel 1
  ${If} ${Silent}
    SetErrorLevel 6
  ${EndIf}
  Quit
  goOn:
  StrCpy $Downgrade 1 ; whoever goes back and forth is asked once
FunctionEnd

; Each version knows its own files. The settings beside them stay, and move along.
Function RemoveOlderVersion
  ReadRegStr $0 SHCTX "${APPKEY}" "InstallDir"
  ${If} $0 != ""
  ${AndIf} ${FileExists} "$0\uninstall.exe"
    StrCpy $1 "/CurrentUser"
    ${If} $MultiUser.InstallMode == "AllUsers"
      StrCpy $1 "/AllUsers"
    ${EndIf}
    ExecWait '"$0\uninstall.exe" /S /UPGRADE $1 _?=$0' $2
    ${If} $2 != 0
      SetErrorLevel 5
      Abort "$(StillRunning)"
    ${EndIf}
    Delete "$0\uninstall.exe"
    Call MoveDefaults
    RMDir "$0"
  ${EndIf}
FunctionEnd
