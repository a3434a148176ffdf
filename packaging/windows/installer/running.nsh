; SPDX-License-Identifier: MIT
; What setup and uninstaller do about a program that is running. Needs $INSTDIR.

; RunningFunctions PREFIX: LeaveProgram returns once neither program runs from $INSTDIR any more, or
; ends the setup with exit code 5, before anything has been changed.
!macro RunningFunctions UN

; $R9: 1 when one of the programs is in use. Windows opens no running program for writing.
Function ${UN}LookWhetherInUse
  StrCpy $R9 0
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    ClearErrors
    FileOpen $R8 "$INSTDIR\${PROGRAM}" a
    ${If} ${Errors}
      StrCpy $R9 1
    ${Else}
      FileClose $R8
    ${EndIf}
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\ecom67-support-cli.exe"
    ClearErrors
    FileOpen $R8 "$INSTDIR\ecom67-support-cli.exe" a
    ${If} ${Errors}
      StrCpy $R9 1
    ${Else}
      FileClose $R8
    ${EndIf}
  ${EndIf}
  ClearErrors
FunctionEnd

; Asks the chats of all sessions to quit, by the event that src/app/QuitRequest.cpp waits for. A server
; for many users counts its sessions on with each sign-in.
Function ${UN}AskToLeave
  ${For} $R7 0 9999
    System::Call 'kernel32::OpenEventW(i 2, i 0, w "Global\com.ecom67.support.quit.$R7") p .R6'
    ${If} $R6 P<> 0
      System::Call 'kernel32::SetEvent(p R6)'
      System::Call 'kernel32::CloseHandle(p R6)'
    ${EndIf}
  ${Next}
FunctionEnd

Function ${UN}LeaveProgram
  Call ${UN}LookWhetherInUse
  ${If} $R9 = 0
    Return
  ${EndIf}
  MessageBox MB_OKCANCEL|MB_ICONINFORMATION "$(WillClose)" /SD IDOK IDOK agreed
  SetErrorLevel 1
  Quit
  agreed:
  Call ${UN}AskToLeave
  ${For} $R5 1 50
    Sleep 200
    Call ${UN}LookWhetherInUse
    ${If} $R9 = 0
      Return
    ${EndIf}
  ${Next}
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(StillRunning)" /SD IDCANCEL IDRETRY agreed
  SetErrorLevel 5
  Quit
FunctionEnd

!macroend
