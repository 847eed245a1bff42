print("demur")
