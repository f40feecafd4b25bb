# A yardstick that can be foretold: a call takes as many nanoseconds as the question asks for calls.
echo "a library says hello"
echo "= echo 1.0"
while read -r verb name count rest; do
  case $verb in
    time) echo "= ${count}00" ;;
    end) exit 3 ;;
    *) echo "a warning" && echo "= $verb $name" ;;
  esac
done
